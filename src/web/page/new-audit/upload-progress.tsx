import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../shell/page-context.js';

interface UploadProgressProps {
  /** Of the bytes that were sent, 0 to 1. */
  readonly share: number;
  readonly onStop: () => void;
}

/** How far the upload is, and what stops it. It takes the place and the focus of the button that started it. */
export function UploadProgress({ share, onStop }: UploadProgressProps): JSX.Element {
  const { words } = usePage();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const percent = Math.round(share * 100);
  return (
    <div class="uploading">
      <label>
        {words.new.uploading} {percent}%
        <progress value={percent} max={100} />
      </label>
      <button type="button" ref={button} onClick={onStop}>
        {words.new.stopUpload}
      </button>
    </div>
  );
}
