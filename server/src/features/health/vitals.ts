/** What the running parts tell of themselves when somebody asks how the process is. */
export interface Vitals {
  /** Whether live documents can be stored just now. */
  readonly log: () => 'writable' | 'failing';
  /** Whether the nodes hear each other. */
  readonly nodes: () => 'alone' | 'up' | 'down';
  /** The process has been told to end. */
  readonly isStopping: () => boolean;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
}
