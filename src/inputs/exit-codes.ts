/** What the exit code of `apk-audit` tells a script. */
export const exitCode = {
  /** Nothing at or above the threshold. */
  clean: 0,
  /** Findings at or above the threshold. */
  findings: 1,
  /** The command line, a configuration or a data file is wrong. */
  usage: 2,
  /** The input could not be fully audited. */
  incomplete: 3,
  /** A bug in the tool. */
  bug: 70,
} as const;
