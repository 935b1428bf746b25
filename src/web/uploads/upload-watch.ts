import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem-error.js';
import type { UploadLimits } from './upload-limits.js';

/**
 * Runs `receive` and gives up where the request takes too long in all, brings too little in a stretch, or brings more
 * than is allowed. A client that sends a byte now and then would else hold a place as long as it likes.
 */
export async function watchUpload<T>(
  request: FastifyRequest,
  limits: UploadLimits,
  receive: () => Promise<T>,
): Promise<T> {
  const { socket } = request.raw;
  const before = socket.bytesRead;
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    const start = Date.now();
    let windowStart = start;
    let windowBytes = before;
    timer = setInterval(() => {
      const now = Date.now();
      if (socket.bytesRead - before > limits.uploadBytes) reject(new ProblemError('too-large'));
      if (now - start > limits.uploadSeconds * 1000) reject(new ProblemError('upload-too-slow'));
      if (now - windowStart < limits.stallSeconds * 1000) return;
      if (socket.bytesRead - windowBytes < limits.leastBytes) reject(new ProblemError('upload-too-slow'));
      windowStart = now;
      windowBytes = socket.bytesRead;
    }, 250);
  });
  try {
    return await Promise.race([receive(), tooSlow]);
  } finally {
    clearInterval(timer);
  }
}
