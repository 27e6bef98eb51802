import styles from './feedback.module.css';

/** Three dots that breathe; they stand still when the reader asks for no motion. */
export function Spinner() {
  return (
    <span className={styles['spinner']} aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  );
}
