import type { UploadLimits } from './uploads/upload-limits.js';

/** What the operator decides of the server. */
export interface ServerOptions {
  /** Address to listen at. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** What a client must show, or null where everybody who reaches the server may ask. */
  readonly token: string | null;
  /** Names this server answers to besides its address. Lower case. */
  readonly allowedHosts: readonly string[];
  /** Documents may be fetched from this machine and private networks. */
  readonly allowPrivateAddresses: boolean;
  /** Requests a client address may make in a minute. */
  readonly requestsPerMinute: number;
  /** Audits a client address may start in a minute. */
  readonly auditsPerMinute: number;
  readonly limits: UploadLimits;
  /** Told what the operator should know; a line each. */
  readonly log: (line: string) => void;
}

/** Audits a minute that nobody reaches by clicking, and a script only by a fault. */
export const defaultAuditsPerMinute = 300;
