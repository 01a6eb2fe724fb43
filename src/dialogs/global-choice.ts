/** Choices that mean the same wherever they are shown: the program understands them, no dialog has to be open. */
const GLOBAL =
  /^(?:human|menu|words|(?:menu|dialog|theme|faq|glossary|words|tutorial|new-time|appointment-(?:coming|move|cancel|take|refuse|leave)):[\w.-]{1,100})$/;

export const isGlobalChoice = (id: string): boolean => GLOBAL.test(id);

/** `dialog:rendez-vous` begins the dialog `rendez-vous`; null for every other choice. */
export const dialogOfChoice = (id: string): string | null => (/^dialog:(.+)$/.exec(id) ?? [])[1] ?? null;
