import type { ReactElement } from "react";

const paths = {
  back: "M15 5l-7 7 7 7",
  bell: "M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 0 0 4 0",
  calendar: "M5 6h14v14H5zM5 10.5h14M9 3.5v4M15 3.5v4",
  chat: "M4 5h16v11H12l-5 4v-4H4z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clip: "M8 12.5l6-6a3 3 0 0 1 4.2 4.2l-8 8a4.8 4.8 0 0 1-6.8-6.8L11 4.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.2l3.4 2",
  down: "M6 9l6 6 6-6",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  forward: "M9 5l7 7-7 7",
  lock: "M6.5 11h11v9h-11zM8.5 11V8a3.5 3.5 0 1 1 7 0v3",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  question: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.3 9.3a2.7 2.7 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 16.8v.3",
  retry: "M5 12a7 7 0 0 1 12-5l2 2M19 4v5h-5M19 12a7 7 0 0 1-12 5l-2-2M5 20v-5h5",
  send: "M4.5 12L20 4.5 15 20l-3.5-6.5z",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17.2v.3",
} as const;

/** Always beside words or inside a labelled button: nothing for a screen reader. */
export const Icon = ({ name, size = 20 }: { name: keyof typeof paths; size?: number }): ReactElement => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    className="icon"
  >
    <path d={paths[name]} />
  </svg>
);
