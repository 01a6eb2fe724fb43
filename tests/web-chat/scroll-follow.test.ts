import { createScrollFollow } from "../../web/chat/scroll-follow.ts";
import type { ScrollFollow } from "../../web/chat/scroll-follow.ts";

/** A window of 400 px on messages of given heights, one below the other. */
function messages(): {
  readonly follow: ScrollFollow;
  readonly add: (...heights: readonly number[]) => void;
  readonly scrollTo: (top: number) => void;
  readonly top: () => number;
} {
  const placed: { offsetTop: number }[] = [];
  let height = 0;
  let top = 0;
  const scroller = {
    clientHeight: 400,
    get scrollHeight() {
      return Math.max(height, 400);
    },
    get scrollTop() {
      return top;
    },
    set scrollTop(value: number) {
      top = Math.max(0, Math.min(value, Math.max(height, 400) - 400));
    },
  };
  const follow = createScrollFollow(() => scroller);
  return {
    follow,
    add(...heights) {
      for (const one of heights) {
        placed.push({ offsetTop: height });
        height += one;
      }
      follow.settle(placed);
    },
    scrollTo(to) {
      scroller.scrollTop = to;
      follow.scrolled();
    },
    top: () => top,
  };
}

it("keeps the newest message in sight", () => {
  const { add, top, follow } = messages();
  add(300);
  add(200);
  expect(top()).toBe(100);
  add(100);
  expect(top()).toBe(200);
  expect(follow.isAtEnd()).toBe(true);
});

it("shows a long answer from its beginning, even when more follows", () => {
  const { add, top, follow } = messages();
  add(300);
  add(900);
  expect(top()).toBe(288);
  add(300);
  expect(top()).toBe(288);
  expect(follow.isAtEnd()).toBe(false);
});

it("gives up a first line to show all the rest", () => {
  const { add, top, follow } = messages();
  add(300);
  add(430);
  expect(top()).toBe(330);
  expect(follow.isAtEnd()).toBe(true);
});

it("does not move someone who reads higher up, and follows again from the end", () => {
  const { add, scrollTo, top } = messages();
  add(300, 300, 300);
  scrollTo(500);
  scrollTo(120);
  add(200);
  expect(top()).toBe(120);
  scrollTo(700);
  add(100);
  expect(top()).toBe(800);
});

it("never pulls back someone who has scrolled on", () => {
  const { add, scrollTo, top } = messages();
  add(300);
  add(900);
  scrollTo(800);
  add();
  expect(top()).toBe(800);
});

it("goes to the end when the person says something", () => {
  const { add, scrollTo, follow, top } = messages();
  add(300, 300, 300);
  scrollTo(500);
  scrollTo(0);
  follow.toEnd();
  expect(top()).toBe(500);
  add(100);
  expect(top()).toBe(600);
});
