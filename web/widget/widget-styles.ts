import { css } from "lit";

/**
 * The host stands in a page that we do not know. Inside a shadow tree `!important` wins over anything the page says, so
 * its rules for `*` or `div` do not reach us; `all: initial` also stops what would be inherited.
 */
export const widgetStyles = css`
  :host {
    all: initial !important;
    position: fixed !important;
    inset: auto 0 0 auto !important;
    z-index: 2147483647 !important;
    display: block !important;
    direction: ltr !important;
    color-scheme: light !important;
    --sos-unit: max(16px, 1rem);
    --unit: var(--sos-unit);
  }
  .frame {
    font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
    line-height: 1.3;
  }
  [hidden] {
    display: none !important;
  }
  button {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-width: 44px;
    min-height: 44px;
    margin: 0;
    font: inherit;
    font-weight: 700;
    cursor: pointer;
    touch-action: manipulation;
  }
  .icon {
    flex: none;
    width: 1.4em;
    height: 1.4em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .launcher {
    position: absolute;
    inset: auto calc(1 * var(--unit)) calc(1 * var(--unit)) auto;
    padding: calc(0.75 * var(--unit)) calc(1.25 * var(--unit));
    font-size: calc(1.0625 * var(--unit));
    white-space: nowrap;
    color: #fff;
    background: #0b5d66;
    border: 2px solid #fff;
    border-radius: 999px;
    box-shadow: 0 6px 24px rgb(8 72 80 / 35%);
  }
  .launcher:hover {
    background: #084850;
  }
  .news {
    min-width: 1.6em;
    padding: 0.1em 0.45em;
    font-size: 0.875em;
    text-align: center;
    color: #084850;
    background: #fff;
    border-radius: 999px;
  }
  .panel {
    position: fixed;
    inset: auto calc(1 * var(--unit)) calc(1 * var(--unit)) auto;
    width: calc(26 * var(--unit));
    max-width: calc(100vw - 2 * var(--unit));
    height: calc(42 * var(--unit));
    max-height: calc(100vh - 2 * var(--unit));
    overflow: hidden;
    background: #faf7f2;
    border: 1px solid #d9d2c5;
    border-radius: calc(1.25 * var(--unit));
    box-shadow: 0 16px 48px rgb(28 43 45 / 28%);
  }
  .close {
    padding: 0 0.6em;
    font-size: calc(1 * var(--unit));
    color: #084850;
    background: none;
    border: 2px solid transparent;
    border-radius: calc(0.875 * var(--unit));
  }
  .close:hover {
    background: #e0eeee;
  }
  .launcher:focus-visible,
  .close:focus-visible {
    outline: 3px solid #084850;
    outline-offset: 2px;
  }
  @media (max-width: 30em), (max-height: 30em) {
    .panel {
      inset: var(--above, 0) 0 auto 0;
      width: auto;
      max-width: none;
      height: var(--room, 100vh);
      max-height: none;
      border: 0;
      border-radius: 0;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
