const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys go from one button of a group to the next and around; Tab goes through them as usual. */
export function moveAmongButtons(event: KeyboardEvent): void {
  const step = steps[event.key];
  const pressed = event.target;
  if (step === undefined || !(pressed instanceof HTMLElement)) return;
  const buttons = [...(pressed.parentElement?.querySelectorAll("button") ?? [])];
  const from = buttons.findIndex((button) => button === pressed);
  event.preventDefault();
  buttons[(from + step + buttons.length) % buttons.length]?.focus();
}
