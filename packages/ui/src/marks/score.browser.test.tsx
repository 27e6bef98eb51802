import { SCORES } from '@geflecht/domain';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';

import { press, render } from '../testing/render.tsx';
import { ScoreBadge, ScoreScale, formatScore, type ScoreAnswer } from './score.tsx';

const words = {
  '-3': 'aufhebend',
  '-2': 'gegenläufig',
  '-1': 'einschränkend',
  '0': 'konsistent',
  '1': 'ermöglichend',
  '2': 'verstärkend',
  '3': 'untrennbar',
} as const;

let unmount = (): void => {};
afterEach(() => unmount());

function setUp(start: ScoreAnswer | null) {
  const answers: (ScoreAnswer | null)[] = [];
  function Question() {
    const [value, setValue] = useState<ScoreAnswer | null>(start);
    return (
      <ScoreScale
        label="Wirkung"
        value={value}
        onChange={(next) => {
          answers.push(next);
          setValue(next);
        }}
        words={words}
        unknownLabel="Weiß nicht"
      />
    );
  }
  const view = render(<Question />);
  ({ unmount } = view);
  const radios = (): HTMLInputElement[] => [...view.host.querySelectorAll<HTMLInputElement>('input')];
  return {
    host: view.host,
    answers,
    radios,
    chosen: () =>
      radios()
        .filter((radio) => radio.checked)
        .map((radio) => radio.value),
  };
}

test('is one radio group whose steps speak sign, number and whole word', () => {
  const { host, radios } = setUp(null);
  expect(host.querySelectorAll('[role="radiogroup"]')).toHaveLength(1);
  expect(
    radios()
      .map((radio) => radio.getAttribute('aria-label'))
      .slice(0, 7),
  ).toEqual([
    '−3 aufhebend',
    '−2 gegenläufig',
    '−1 einschränkend',
    '0 konsistent',
    '+1 ermöglichend',
    '+2 verstärkend',
    '+3 untrennbar',
  ]);
  expect(new Set(radios().map((radio) => radio.name)).size).toBe(1);
});

test('starts without an answer: nothing is suggested', () => {
  expect(setUp(null).chosen()).toEqual([]);
});

test('every step answers with its number, „weiß nicht" with itself', () => {
  const { radios, answers, chosen } = setUp(null);
  for (const radio of radios()) press(radio);
  expect(answers).toEqual([...SCORES, 'weiss_nicht']);
  expect(chosen()).toEqual(['weiss_nicht']);
});

test('0 is an answer and not the same as none', () => {
  expect(setUp(0).chosen()).toEqual(['0']);
});

test('a number never stands without its sign', () => {
  expect(SCORES.map(formatScore)).toEqual(['−3', '−2', '−1', '0', '+1', '+2', '+3']);
});

test('a short badge still says its word', () => {
  const view = render(<ScoreBadge score={-1} label="einschränkend" isShort />);
  ({ unmount } = view);
  expect(view.host.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('−1 einschränkend');
});
