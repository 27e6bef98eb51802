import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

import { freePort } from '@geflecht/testkit/services';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { createPrograms, type Program, type Programs } from '../testbed/program.ts';
import { until } from '../testbed/until.ts';

// The limit itself is ten seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

const SOCKETS = 200;
const MEBIBYTE = 1024 * 1024;

let programs: Programs;
let program: Program & { readonly address: string };
beforeAll(async () => {
  programs = createPrograms();
  program = await programs.started(await freePort());
  await fetch(`${program.address}/health/ready`);
});
afterAll(async () => await programs[Symbol.asyncDispose]());

/** Resident memory of the whole process, in bytes. */
function memory(): number {
  const status = readFileSync(`/proc/${program.child.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** Says nothing at all, or stops in the middle of a header. */
const WORDS = ['', 'GET /api/session HTTP/1.1\r\nHost: x\r\nX-Slow: '];

it('200 connections that say nothing and 200 that never finish cost little and are closed; others are served', async () => {
  const before = memory();
  const opened = performance.now();
  const closedAfter: number[] = [];
  const port = Number(new URL(program.address).port);
  const sockets: Socket[] = WORDS.flatMap((words) =>
    Array.from({ length: SOCKETS }, () => {
      const socket = connect(port, '127.0.0.1', () => socket.write(words));
      socket.on('error', () => undefined);
      socket.on('close', () => closedAfter.push(performance.now() - opened));
      return socket.resume();
    }),
  );
  await until('all of them stand', () => sockets.every((socket) => socket.readyState === 'open'));
  expect((await fetch(`${program.address}/health/ready`)).status).toBe(200);
  await until('the server closes them', () => closedAfter.length === sockets.length, 30_000);
  // Not by a crash, which would have been sooner.
  expect(Math.min(...closedAfter)).toBeGreaterThan(9000);
  expect((await fetch(`${program.address}/health/ready`)).status).toBe(200);
  expect(memory() - before).toBeLessThan(50 * MEBIBYTE);
});
