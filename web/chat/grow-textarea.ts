/** As high as its words, up to the limit that the style sets. */
export function growTextarea(textarea: HTMLTextAreaElement | null): void {
  if (textarea === null) return;
  textarea.style.height = "auto";
  const borders = textarea.offsetHeight - textarea.clientHeight;
  textarea.style.height = `${textarea.scrollHeight + borders}px`;
}
