/** What is used of the element that scrolls, and of those in it. */
export type Scroller = { scrollTop: number; readonly scrollHeight: number; readonly clientHeight: number };
export type Placed = { readonly offsetTop: number };

export type ScrollFollow = {
  /**
   * After each change of the content; `heard` are the messages of the others. Keeps what is new in sight, without moving
   * someone who reads higher up, and never scrolls the beginning of what is unread off the top.
   */
  readonly settle: (heard: readonly Placed[]) => void;
  readonly scrolled: () => void;
  /** The person said something, or asked for what follows: look at the end again. */
  readonly toEnd: () => void;
  readonly isAtEnd: () => boolean;
};

/** A finger never lets go exactly at the end. */
const nearly = 24;
const headroom = 12;
/** So much of the beginning (a name, a first line) may go off the top when that brings all the rest into sight. */
const sacrifice = 72;

export function createScrollFollow(scroller: () => Scroller | null): ScrollFollow {
  let isFollowing = true;
  let placedAt = -1;
  let known = 0;
  let read = 0;

  const end = (element: Scroller): number => element.scrollHeight - element.clientHeight;
  const isNearEnd = (element: Scroller): boolean => end(element) - element.scrollTop < nearly;

  const place = (element: Scroller, top: number): void => {
    element.scrollTop = top;
    placedAt = element.scrollTop;
  };

  return {
    settle(heard) {
      const element = scroller();
      if (element === null) return;
      known = heard.length;
      const unread = heard[read];
      const start = unread === undefined ? Infinity : unread.offsetTop - headroom;
      const top = end(element) - start <= sacrifice ? end(element) : start;
      if (isFollowing) place(element, top);
      if (isNearEnd(element)) read = known;
    },
    scrolled() {
      const element = scroller();
      if (element === null) return;
      isFollowing = isNearEnd(element) || Math.abs(element.scrollTop - placedAt) < 2;
      if (isNearEnd(element)) read = known;
    },
    toEnd() {
      isFollowing = true;
      read = known;
      const element = scroller();
      if (element !== null) place(element, end(element));
    },
    isAtEnd() {
      const element = scroller();
      return element === null || isNearEnd(element);
    },
  };
}
