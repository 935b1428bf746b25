import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProcessEnd, RunningAudit } from '../../src/batch/running-audit.js';

/** An audit, what ends its process, and how it ended. */
function handed() {
  const cancel = new AbortController();
  const endProcess = vi.fn();
  const ends: ProcessEnd[] = [];
  const audit = new RunningAudit({ signal: cancel.signal }, (end) => ends.push(end), endProcess);
  return { audit, cancel, endProcess, ends };
}

describe('an audit that was handed to a process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is not timed while another runs in its process', () => {
    const { audit, endProcess } = handed();
    vi.advanceTimersByTime(60_000);
    audit.begin(1000);
    vi.advanceTimersByTime(999);
    expect(endProcess).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(endProcess).toHaveBeenCalledOnce();
    expect(audit.endedFor).toBe('time-limit');
  });

  it('is timed anew where its process was still starting', () => {
    const { audit, endProcess } = handed();
    audit.begin(1000);
    vi.advanceTimersByTime(900);
    audit.begin(1000);
    vi.advanceTimersByTime(900);
    expect(endProcess).not.toHaveBeenCalled();
  });

  it('ends its process only in its turn where it was cancelled before that', () => {
    const { audit, cancel, endProcess } = handed();
    cancel.abort();
    expect(endProcess).not.toHaveBeenCalled();
    audit.begin(1000);
    expect(endProcess).toHaveBeenCalledOnce();
    expect(audit.endedFor).toBe('cancelled');
  });

  it('was ended for the first reason there was', () => {
    const { audit, cancel } = handed();
    audit.begin(1000);
    vi.advanceTimersByTime(1000);
    cancel.abort();
    expect(audit.endedFor).toBe('time-limit');
  });

  it('is left alone once it has come to its end', () => {
    const { audit, cancel, endProcess, ends } = handed();
    audit.begin(1000);
    audit.settle({ kind: 'not-begun' });
    cancel.abort();
    vi.advanceTimersByTime(2000);
    expect(ends).toEqual([{ kind: 'not-begun' }]);
    expect(endProcess).not.toHaveBeenCalled();
  });
});
