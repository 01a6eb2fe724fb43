/** Why the program cannot start or a command cannot be done: lines for whoever typed it, each with its remedy. No stack is shown. */
export class StartFault extends Error {}
