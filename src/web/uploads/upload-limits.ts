/** Bounds of one upload, and of what waits. Bytes, counts and seconds. */
export interface UploadLimits {
  /** Of one package file. */
  readonly packageBytes: number;
  /** Of one document; the readers of documents take no more either. */
  readonly documentBytes: number;
  /** Of one whole request. */
  readonly uploadBytes: number;
  readonly packageFiles: number;
  readonly documents: number;
  /** From the first byte of a request to its last. */
  readonly uploadSeconds: number;
  /** In every stretch of this length at least `leastBytes` must come. */
  readonly stallSeconds: number;
  readonly leastBytes: number;
  /** Requests whose bytes are being received at the same time. */
  readonly uploadsAtOnce: number;
  /** Audits that wait or run. */
  readonly queuedAudits: number;
}

const MIB = 1024 * 1024;

/** Every app a store takes fits: Google Play's limit for a whole app is below 8 GB with its assets, for an APK far less. */
export const defaultUploadLimits: UploadLimits = {
  packageBytes: 4096 * MIB,
  documentBytes: 64 * MIB,
  uploadBytes: 8192 * MIB,
  packageFiles: 100,
  documents: 20,
  uploadSeconds: 600,
  stallSeconds: 20,
  leastBytes: 16 * 1024,
  uploadsAtOnce: 64,
  queuedAudits: 500,
};
