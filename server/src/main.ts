import { ConfigError, readConfig } from './app/config.ts';
import { type Running, start } from './app/start.ts';
import { DatabaseTooNew, StorageUnavailable } from './storage/index.ts';
import { DataFolderInUse } from './storage/sqlite/lock.ts';

/** Milliseconds after which a stop that hangs is cut off, and counts as failed. */
const STOP_WITHIN = 10_000;

function fail(line: string): void {
  process.stderr.write(`Geflecht: ${line}\n`);
  process.exitCode = 1;
}

/** Written at once, so that whoever waits for the first line has the last one too. */
function welcome(running: Running): void {
  const people = running.context.publicAddress();
  const lines = [`Geflecht läuft / is running: ${running.address}`];
  if (running.firstRun && running.demo) {
    lines.push('Erster Start: Die Beispielwelt ist geladen. / First start: the example world is loaded.');
  }
  if (running.demo) {
    lines.push(`Hineinkommen, ohne Passwort / getting in, no password: ${people}/anmelden`);
  }
  if (running.setupCode !== null) {
    lines.push(
      `Erste echte Administration einrichten / set up the first real admin: ${people}/einrichten#${running.setupCode}`,
    );
  }
  lines.push('Beenden mit Strg+C / stop with Ctrl+C', '');
  process.stdout.write(lines.join('\n'));
}

function stopOnSignals(running: Running): void {
  const stop = (): void => {
    setTimeout(() => {
      fail(
        'Das Beenden dauert zu lange und wird abgebrochen; was noch nicht gespeichert war, ist verloren. / ' +
          'stopping takes too long and is cut off; what was not stored yet is lost.',
      );
      process.exit();
    }, STOP_WITHIN).unref();
    running.stop().then(
      (unflushed) => {
        if (unflushed > 0)
          fail(`${unflushed} Änderungen konnten nicht gespeichert werden / changes could not be stored.`);
        process.exit();
      },
      (error: unknown) => {
        fail(String(error));
        process.exit();
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** One clear line for what whoever starts the program can mend; everything else is a bug and shows its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataFolderInUse || error instanceof DatabaseTooNew)
    return error.message;
  if (error instanceof StorageUnavailable) return `${error.message} ${String(error.cause)}`;
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE') {
      return 'Der Port ist schon belegt; wähle einen anderen mit PORT=… / The port is in use; choose another one with PORT=…';
    }
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
      return 'HOST ist keine Adresse dieses Rechners / HOST is no address of this machine.';
    if (error.code === 'EACCES') return `Keine Berechtigung / no permission: ${error.message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const running = await start(readConfig(process.env));
  welcome(running);
  stopOnSignals(running);
} catch (error) {
  fail(explain(error));
}
