import { SingleBar } from "cli-progress";

/** Milliseconds before anything is shown, and between lines where there is no terminal. */
const patience = 1000;
const betweenLines = 5000;
/** Before so much is done, or so many seconds have passed, the speed so far says little about the time left. */
const [leastPart, leastSeconds] = [0.05, 10];

export interface Progress {
  advance(done: number): void;
  stop(): void;
}

/** Progress and time left on standard error, for work of more than a second: a bar on a terminal, else a line now and then. */
export const showProgress = (total: number, what: string): Progress => {
  const begun = performance.now();
  let done = 0;
  const bar = new SingleBar({
    stream: process.stderr,
    format: `${what} {bar} {value}/{total}{left}`,
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  let shown = false;
  const seconds = (): number => (performance.now() - begun) / 1000;
  /** Counted from the very beginning, at the mean speed so far. */
  const left = (): string =>
    done > 0 && (done >= leastPart * total || seconds() >= leastSeconds)
      ? `, about ${Math.ceil((seconds() / done) * (total - done))} s left`
      : "";
  const line = (): void => console.error(`${what} ${done}/${total} after ${Math.round(seconds())} s${left()}`);
  const timer = process.stderr.isTTY
    ? setTimeout(() => {
        shown = true;
        bar.start(total, done, { left: left() });
      }, patience)
    : setInterval(line, betweenLines);
  timer.unref();
  return {
    advance: (now) => {
      done = now;
      if (shown) bar.update(now, { left: left() });
    },
    stop: () => {
      clearTimeout(timer);
      clearInterval(timer);
      if (shown) bar.stop();
      shown = false;
    },
  };
};
