import type { Language } from '../report/messages/rule-text.js';

/** Work is shown only once it has taken this long, in milliseconds. */
const patience = 1000;
/** Between two drawings: often enough to look alive in a terminal, seldom enough to be read in a log. */
const pace = { terminal: 100, log: 2000 } as const;
const barWidth = 30;

/** Where progress is shown, and whether it is wanted. */
export interface ProgressPlace {
  readonly stderr: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean };
  /** What the user said; where nothing was said, a terminal gets progress and a log does not. */
  readonly wanted: boolean | undefined;
  readonly language: Language;
}

/** Progress of one piece of work. */
export interface Progress {
  /** Units done so far, of a total that may still grow. */
  readonly report: (done: number, total: number) => void;
  /** Takes the bar away, so that what is printed next begins on an empty line. */
  readonly end: () => void;
}

const words: Readonly<Record<Language, string>> = { 'zh-CN': '读取代码', en: 'reading code' };

/**
 * Shows how far work has come, on standard error alone: a bar that is drawn over in a terminal, lines in a log. Drawn
 * while work reports, without timers: scanning code leaves them no time to run.
 * @param now milliseconds, for tests
 */
export function startProgress(place: ProgressPlace, now: () => number = () => performance.now()): Progress {
  const { stderr, language } = place;
  const terminal = stderr.isTTY === true;
  if (!(place.wanted ?? terminal)) return { report: () => undefined, end: () => undefined };
  const every = terminal ? pace.terminal : pace.log;
  let next = now() + patience;
  let drawn = false;
  return {
    report(done, total) {
      if (now() < next) return;
      next = now() + every;
      drawn = true;
      const line = `${words[language]} ${progressBar(done, total)}`;
      // Erasing behind the bar, not before it, keeps it from flickering.
      stderr.write(terminal ? `\r${line}\u001b[K` : `${line}\n`);
    },
    end() {
      if (drawn && terminal) stderr.write('\r\u001b[K');
      drawn = false;
    },
  };
}

/** `[=====     ]  50%` */
export function progressBar(done: number, total: number): string {
  const part = total <= 0 ? 0 : Math.min(1, Math.max(0, done / total));
  const filled = '='.repeat(Math.round(part * barWidth));
  return `[${filled.padEnd(barWidth)}] ${String(Math.floor(part * 100)).padStart(3)}%`;
}
