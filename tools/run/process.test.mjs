import { describe, expect, test, vi } from 'vitest';

import { run, runQuietly, runTogether } from './process.mjs';

/** @param {string} script */
const node = (script) => ({ program: process.execPath, args: ['-e', script] });
const forever = node('setInterval(() => {}, 1000)');

describe('run', () => {
  test('gives the program’s exit code', async () => {
    expect(await run(process.execPath, node('process.exit(3)').args)).toBe(3);
  });

  test('gives 128 and the signal’s number where a signal ended it, as a shell does', async () => {
    expect(await run(process.execPath, node("process.kill(process.pid, 'SIGTERM')").args)).toBe(143);
  });

  test('says which program is missing', async () => {
    await expect(run('geflecht-no-such-program', [])).rejects.toThrow('geflecht-no-such-program');
  });
});

describe('runTogether', () => {
  test('ends the others when one has ended, with its exit code', async () => {
    expect(await runTogether([forever, node('process.exit(5)')])).toBe(5);
  });

  test('hands a signal on', async () => {
    const counted = process.listenerCount('SIGHUP');
    const ended = runTogether([forever]);
    process.emit('SIGHUP', 'SIGHUP');
    expect(await ended).toBe(129);
    expect(process.listenerCount('SIGHUP')).toBe(counted);
  });
});

describe('runQuietly', () => {
  test('keeps the output of a program that succeeds', async () => {
    expect(await runQuietly(process.execPath, node("console.log('done')").args, { failure: 'no' })).toBe(
      'done\n',
    );
  });

  test('shows the output of one that fails, above the reason', async () => {
    const shown = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const script = "console.error('the disk is full'); process.exit(1)";
    await expect(runQuietly(process.execPath, node(script).args, { failure: 'It failed.' })).rejects.toThrow(
      'It failed.',
    );
    expect(shown).toHaveBeenCalledWith('the disk is full\n');
    shown.mockRestore();
  });
});
