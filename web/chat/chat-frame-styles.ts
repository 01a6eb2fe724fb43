import { css } from "lit";

/**
 * Every size is a multiple of `--unit`: 16 px, more when the person asked the browser for larger text, much more on the
 * kiosk. Not `rem`: the widget lives in pages that set the root's size to anything.
 */
export const chatFrameStyles = css`
  :host {
    --unit: var(--sos-unit, 1rem);
    --target: var(--sos-target, max(44px, calc(2.75 * var(--unit))));
    --side: min(calc(1 * var(--unit)), 5vw);
    --teal: #0b5d66;
    --teal-deep: #084850;
    --teal-pale: #e0eeee;
    --sand: #faf7f2;
    --sand-deep: #f1ebe0;
    --line: #d9d2c5;
    --ink: #1c2b2d;
    --ink-soft: #4f6063;
    --alert: #a93820;
    --alert-pale: #fdeee9;
    display: block;
    height: 100%;
    color: var(--ink);
    font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
    font-size: calc(1.0625 * var(--unit));
    line-height: 1.5;
    text-align: start;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  p,
  h2,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  .chat {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden auto;
    background: var(--sand);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.5 * var(--unit));
    flex: none;
    padding: calc(0.5 * var(--unit)) var(--side);
    background: #fff;
    border-bottom: 1px solid var(--line);
  }
  .who {
    flex: 1 1 8em;
    min-width: 0;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  h2 {
    font-size: calc(1.125 * var(--unit));
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .who p {
    font-size: calc(0.875 * var(--unit));
    color: var(--ink-soft);
  }
  .banner:not(:empty) {
    flex: none;
    padding: calc(0.625 * var(--unit)) var(--side);
    font-size: calc(0.9375 * var(--unit));
    font-weight: 600;
    color: var(--teal-deep);
    background: var(--teal-pale);
    border-bottom: 1px solid #c3dcdc;
  }
  .banner.trouble:not(:empty) {
    color: #5d3b06;
    background: #fdf1d8;
    border-color: #ecd6a6;
  }
  .scroll {
    position: relative;
    flex: 1 1 auto;
    min-height: calc(7 * var(--unit));
    overflow: hidden auto;
    overscroll-behavior: contain;
    scroll-padding-block: calc(1 * var(--unit)) calc(4 * var(--unit));
    padding: var(--side);
  }
  /* A kiosk's screen is tall: the last words and their buttons stand low, within everyone's reach. */
  .kiosk .scroll {
    display: flex;
    flex-direction: column;
  }
  .kiosk .log {
    margin-top: auto;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    width: 1.35em;
    height: 1.35em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    min-width: var(--target);
    min-height: var(--target);
    margin: 0;
    padding: 0.4em 0.95em;
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    color: var(--teal);
    background: #fff;
    border: 2px solid var(--teal);
    border-radius: calc(0.875 * var(--unit));
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  @media (hover: hover) {
    button:hover {
      background: var(--teal-pale);
    }
  }
  button:active {
    background: #cfe3e3;
  }
  button.full {
    color: #fff;
    background: var(--teal);
  }
  button.full:is(:hover, :active) {
    background: var(--teal-deep);
    border-color: var(--teal-deep);
  }
  button.quiet {
    padding-inline: 0.5em;
    font-size: calc(0.875 * var(--unit));
    color: var(--teal);
    background: none;
    border-color: transparent;
  }
  @media (hover: hover) {
    button.quiet:hover {
      background: rgb(11 93 102 / 9%);
    }
  }
  :focus-visible {
    outline: 3px solid var(--teal-deep);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px #fff;
  }
  .scroll:focus-visible {
    outline-offset: -4px;
    box-shadow: none;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition: none !important;
    }
  }
`;
