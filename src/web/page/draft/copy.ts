/** Copies tables as HTML, for word processors, with Markdown for programs that take plain text. @returns whether it worked */
export function copyTables(html: string, markdown: string): Promise<boolean> {
  return copy({ 'text/html': html, 'text/plain': markdown });
}

/** Copies plain text. @returns whether it worked */
export function copyMarkdown(markdown: string): Promise<boolean> {
  return copy({ 'text/plain': markdown });
}

async function copy(forms: Readonly<Record<string, string>>): Promise<boolean> {
  // A page that came over plain HTTP from another machine has no clipboard, only the older command.
  if (!isSecureContext) return copyByCommand(forms);
  const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // Forbidden to this page, or a browser without that kind of item.
    return copyByCommand(forms);
  }
}

function copyByCommand(forms: Readonly<Record<string, string>>): boolean {
  let copied = false;
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
    copied = event.clipboardData !== null;
  };
  document.addEventListener('copy', onCopy);
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  return copied;
}
