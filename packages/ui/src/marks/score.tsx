import { SCORES, type Score } from '@geflecht/domain';
import { CircleHelp } from 'lucide-react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';

import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';
import { ManufakturMark } from './manufaktur-mark.tsx';

import styles from './marks.module.css';

/** „+2", „0", „−1" with a true minus sign. */
export const formatScore = (score: Score): string =>
  score > 0 ? `+${score}` : score < 0 ? `−${Math.abs(score)}` : '0';

const token = (score: Score): string => `--score-${String(score).replace('-', 'minus-')}`;

export interface ScoreBadgeProps {
  readonly score: Score;
  /** The step's word, „verstärkend". */
  readonly label: string;
  /** Shows the number alone; the word stays spoken. */
  readonly isShort?: boolean | undefined;
  /** Not confirmed yet: dashed and unfilled. Put it into the label, too. */
  readonly isProposed?: boolean | undefined;
  /** Both signs among the votes: adds ◐. Put it into the label, too. */
  readonly isDisputed?: boolean | undefined;
  /** The Manufaktur at the other end. */
  readonly manufaktur?: number | undefined;
  readonly className?: string | undefined;
}

/** A link's effect: sign, number and word; blue helps, orange hinders. */
export function ScoreBadge({
  score,
  label,
  isShort = false,
  isProposed = false,
  isDisputed = false,
  manufaktur,
  className,
}: ScoreBadgeProps) {
  const name = token(score);
  const style = isProposed
    ? { color: `var(${name}-line)` }
    : { color: `var(${name}-ink)`, background: `var(${name})` };
  const spoken = `${formatScore(score)} ${label}`;
  return (
    <span
      className={cx(styles['score'], className)}
      {...(isShort ? { role: 'img', 'aria-label': spoken, title: spoken } : {})}
    >
      {manufaktur !== undefined && <ManufakturMark number={manufaktur} size={14} />}
      <span className={cx(styles['scoreValue'], isProposed && styles['proposed'])} style={style}>
        {formatScore(score)}
        {isDisputed && ' ◐'}
      </span>
      {!isShort && <span>{label}</span>}
    </span>
  );
}

/** „Weiß nicht" is an answer of its own, not the 0. */
export type ScoreAnswer = Score | 'weiss_nicht';

export interface ScoreScaleProps {
  /** The question, „Wie wirkt dieser Vorschlag auf den anderen?" */
  readonly label: string;
  readonly description?: string | undefined;
  /** `null`: not answered yet. */
  readonly value: ScoreAnswer | null;
  readonly onChange: (value: ScoreAnswer) => void;
  /** The word of each step: „verstärkend". */
  readonly words: Readonly<Record<`${Score}`, string>>;
  /** What a step means in a sentence; shown below the row for the chosen step. */
  readonly meanings?: Readonly<Record<`${Score}`, string>> | undefined;
  /** Offers „weiß nicht" below the row. */
  readonly unknownLabel?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly className?: string | undefined;
}

const answers: ReadonlyMap<string, ScoreAnswer> = new Map<string, ScoreAnswer>([
  ...SCORES.map((score): [string, ScoreAnswer] => [String(score), score]),
  ['weiss_nicht', 'weiss_nicht'],
]);

/** The seven steps −3 … +3 as one radio group; each is announced with number and whole word. */
export function ScoreScale({
  label,
  description,
  value,
  onChange,
  words,
  meanings,
  unknownLabel,
  isDisabled = false,
  isRequired = false,
  className,
}: ScoreScaleProps) {
  const chosen = typeof value === 'number' ? value : null;
  return (
    <RadioGroup
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(key) => {
        const answer = answers.get(key);
        if (answer === undefined) throw new Error(`not a step of the scale: ${key}`);
        onChange(answer);
      }}
      isDisabled={isDisabled}
      isRequired={isRequired}
      className={cx(styles['scale'], styles['container'], className)}
    >
      <Label className={cx(styles['scaleLabel'])}>{label}</Label>
      {description !== undefined && <Text slot="description">{description}</Text>}
      <div className={styles['steps']}>
        {SCORES.map((score) => (
          <Radio
            key={score}
            value={String(score)}
            aria-label={`${formatScore(score)} ${words[`${score}`]}`}
            className={cx(styles['step'])}
          >
            <span className={styles['stepNumber']}>{formatScore(score)}</span>
            <span className={styles['stepBar']} style={{ background: `var(${token(score)}-line)` }} />
            <span className={styles['stepWord']}>{words[`${score}`]}</span>
          </Radio>
        ))}
      </div>
      <div aria-hidden="true" className={styles['ends']}>
        <span>{words['-3']}</span>
        <span>{words['3']}</span>
      </div>
      {/* Keeps its line while nothing is chosen, so that choosing moves nothing. */}
      <p className={styles['chosen']}>
        {chosen !== null && (
          <>
            <span className={styles['chosenWord']}>
              {formatScore(chosen)} {words[`${chosen}`]}
              {meanings && ': '}
            </span>
            {meanings?.[`${chosen}`]}
          </>
        )}
      </p>
      {unknownLabel !== undefined && (
        <Radio value="weiss_nicht" className={cx(styles['step'], styles['unknown'])}>
          <Icon icon={CircleHelp} size={16} />
          {unknownLabel}
        </Radio>
      )}
    </RadioGroup>
  );
}
