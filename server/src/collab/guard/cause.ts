/** Why something was turned away; the operators see how often. */
export type RejectCause =
  | 'too_large'
  | 'undecodable'
  | 'bad_length'
  | 'too_deep'
  | 'too_many_clients'
  /** Applying it would hold everybody up. */
  | 'too_costly'
  | 'foreign_client'
  | 'bad_shape'
  | 'bad_frame'
  | 'bad_presence'
  | 'read_only'
  | 'too_fast';
