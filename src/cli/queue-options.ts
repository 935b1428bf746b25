import { type Command, InvalidArgumentError, Option } from 'commander';

/** The option of every command that speaks with a queue. */
export interface QueueAddressOption {
  readonly queue?: string;
}

/** Adds `--queue`. A password in an environment variable is not seen by other users of the machine. */
export function withQueueAddress(command: Command, what: string): Command {
  return command.addOption(new Option('--queue <address>', what).env('APK_AUDIT_QUEUE'));
}

/** Parses a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };
}
