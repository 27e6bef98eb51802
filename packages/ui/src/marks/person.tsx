import { cx } from '../text/cx.ts';
import { ManufakturMark } from './manufaktur-mark.tsx';

import styles from './marks.module.css';

/** First letters of the first and the last word of a name; never more than two. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /\p{L}/u.test(word));
  const letters = words.map((word) => /\p{L}/u.exec(word)?.[0] ?? '');
  const first = letters[0] ?? '?';
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase('de');
}

export interface PersonAvatarProps {
  readonly name: string;
  /** Edge in px at 1×. Default 32. */
  readonly size?: number | undefined;
  /** Number of the Manufaktur whose mark sits at the corner. */
  readonly manufaktur?: number | undefined;
  /** The name stands beside it: do not say it twice. */
  readonly isDecorative?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Initials on neutral ground; who belongs where says the mark, not a random colour. */
export function PersonAvatar({
  name,
  size = 32,
  manufaktur,
  isDecorative = false,
  className,
}: PersonAvatarProps) {
  const edge = `${size / 16}rem`;
  return (
    <span
      className={cx(styles['avatar'], className)}
      style={{ width: edge, height: edge, fontSize: `${(size * 0.38) / 16}rem` }}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
    >
      {initials(name)}
      {manufaktur !== undefined && (
        <span className={styles['avatarMark']}>
          <ManufakturMark number={manufaktur} size={Math.round(size * 0.36)} />
        </span>
      )}
    </span>
  );
}

export interface AvatarStackProps {
  /** Names the list: „3 Personen hier". */
  readonly label: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly manufaktur?: number | undefined;
  }[];
  /** At most this many faces; the rest is a number. Default 4. */
  readonly max?: number | undefined;
  readonly size?: number | undefined;
  readonly className?: string | undefined;
}

/** Who is here, at a glance. */
export function AvatarStack({ label, people, max = 4, size = 28, className }: AvatarStackProps) {
  const rest = people.length - max;
  return (
    <ul role="list" aria-label={label} className={cx(styles['stack'], className)}>
      {people.slice(0, max).map((person) => (
        <li key={person.id}>
          <PersonAvatar name={person.name} size={size} manufaktur={person.manufaktur} />
        </li>
      ))}
      {rest > 0 && <li className={styles['more']}>+{rest}</li>}
    </ul>
  );
}
