/**
 * Counts, for one document, which of the changes made here the server has acknowledged.
 *
 * The provider's own counter is not enough: it is reset with every handshake and lowered by acknowledgements of older
 * frames, so that it can reach zero while a change is still on its way. This one goes by the frames on the wire: the
 * server acknowledges a document's frames in the order they arrive, each once. See SPEC.md, rules A1–A5.
 */
export interface Ledger {
  /** A change was made here. */
  changed(): void;
  /** Changes made earlier on this device have joined the document. */
  inherited(count: number): void;
  /** A frame that will be acknowledged left on the socket. */
  sent(kind: 'step2' | 'update'): void;
  /** The oldest unanswered frame was acknowledged. */
  acknowledged(): void;
  /** The oldest unanswered frame was refused: what it carried is not kept. */
  denied(): void;
  /** The channel fell; answers to what was sent will not come. */
  fell(): void;
  /** Changes made here and not acknowledged. */
  unacknowledged(): number;
  /** When the oldest unanswered frame left, in the unit of `now`; `undefined` when none is out. */
  waitingSince(): number | undefined;
}

interface Sent {
  readonly kind: 'step2' | 'update';
  /** The number of changes made when it left. */
  readonly upTo: number;
  readonly at: number;
}

export function createLedger(now: () => number): Ledger {
  let made = 0;
  let kept = 0;
  /** Whether a step 2 of this channel was acknowledged: only then do single updates close the row up to them. */
  let level = false;
  let out: Sent[] = [];
  return {
    changed() {
      made += 1;
    },
    inherited(count) {
      made += count;
    },
    sent(kind) {
      out.push({ kind, upTo: made, at: now() });
    },
    acknowledged() {
      const first = out.shift();
      if (first === undefined) return;
      if (first.kind === 'step2') level = true;
      if (level) kept = Math.max(kept, first.upTo);
    },
    denied() {
      out.shift();
      // Whatever follows rests on what was refused; only a new handshake can level the row again.
      level = false;
    },
    fell() {
      out = [];
      level = false;
    },
    unacknowledged: () => made - kept,
    waitingSince: () => out[0]?.at,
  };
}
