import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

import { rememberPrepared } from './prepared.ts';

test('a statement is made once, however often it is asked, and answers with what is there then', () => {
  const database = new Database(':memory:');
  const prepared = rememberPrepared(database);
  prepared.prepare('create table notes (id integer primary key, words text)').run([]);
  const insert = 'insert into notes (words) values (?)';
  prepared.prepare(insert).run(['eins']);
  const select = prepared.prepare('select words from notes order by id');
  expect(select.all([])).toEqual([{ words: 'eins' }]);
  prepared.prepare(insert).run(['zwei']);
  expect(prepared.prepare('select words from notes order by id')).toBe(select);
  expect(select.all([])).toEqual([{ words: 'eins' }, { words: 'zwei' }]);
  prepared.close();
});

test('what changes the tables makes every statement anew', () => {
  const prepared = rememberPrepared(new Database(':memory:'));
  prepared.prepare('create table notes (id integer primary key)').run([]);
  const before = prepared.prepare('select * from notes');
  prepared.prepare('alter table notes add column words text').run([]);
  prepared.prepare('insert into notes (words) values (?)').run(['eins']);
  const after = prepared.prepare('select * from notes');
  expect(after).not.toBe(before);
  expect(after.all([])).toEqual([{ id: 1, words: 'eins' }]);
  prepared.close();
});

test('the statement that was not wanted for longest is forgotten first', () => {
  const prepared = rememberPrepared(new Database(':memory:'));
  const first = prepared.prepare('select 0');
  const second = prepared.prepare('select 1');
  for (let nr = 2; nr <= 500; nr += 1) {
    prepared.prepare(`select ${nr}`);
    expect(prepared.prepare('select 0')).toBe(first);
  }
  expect(prepared.prepare('select 1')).not.toBe(second);
  prepared.close();
});
