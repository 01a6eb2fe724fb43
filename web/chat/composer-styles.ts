import { css } from "lit";

export const composerStyles = css`
  .below {
    position: relative;
    flex: none;
    padding: calc(0.5 * var(--unit)) var(--side) calc(0.625 * var(--unit));
    background: #fff;
    border-top: 1px solid var(--line);
  }
  .more {
    position: absolute;
    inset-block-end: calc(100% + 0.5 * var(--unit));
    inset-inline-end: var(--side);
    padding-inline: 1.1em;
    font-size: calc(0.9375 * var(--unit));
    border-radius: 999px;
    box-shadow: 0 4px 14px rgb(28 43 45 / 18%);
    white-space: nowrap;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--unit));
    margin-bottom: calc(0.5 * var(--unit));
  }
  .tools button {
    padding-inline: 0.65em;
    font-size: calc(0.9375 * var(--unit));
    background: var(--teal-pale);
    border-color: transparent;
  }
  @media (hover: hover) {
    .tools button:hover {
      background: #cfe3e3;
    }
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: calc(0.5 * var(--unit));
  }
  textarea {
    flex: 99 1 7.5em;
    min-width: 0;
    min-height: var(--target);
    max-height: calc(9.5 * var(--unit));
    margin: 0;
    padding: calc((var(--target) - 1.5em - 4px) / 2) calc(0.9 * var(--unit));
    overflow-y: auto;
    resize: none;
    font: inherit;
    color: var(--ink);
    background: var(--sand);
    border: 2px solid #82908f;
    border-radius: calc(0.875 * var(--unit));
  }
  textarea::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  textarea:focus {
    background: #fff;
    border-color: var(--teal);
    outline: 2px solid var(--teal);
    outline-offset: 0;
    box-shadow: none;
  }
  .row button {
    flex: 1 0 auto;
    padding-inline: 0.75em;
  }
  .hint {
    margin-top: calc(0.4 * var(--unit));
    font-size: calc(0.8125 * var(--unit));
    line-height: 1.4;
    color: var(--ink-soft);
  }
  .hint a {
    display: inline-block;
    padding-block: 0.3em;
    color: inherit;
    text-underline-offset: 0.18em;
  }
  .notice:not(:empty),
  .length.over {
    padding: calc(0.5 * var(--unit)) calc(0.75 * var(--unit));
    margin-bottom: calc(0.5 * var(--unit));
    font-size: calc(0.9375 * var(--unit));
    color: var(--alert);
    background: var(--alert-pale);
    border-radius: calc(0.75 * var(--unit));
  }
  .length:not(:empty, .over) {
    margin-bottom: calc(0.4 * var(--unit));
    font-size: calc(0.875 * var(--unit));
    color: var(--ink-soft);
  }
  .again {
    width: 100%;
    margin-bottom: calc(0.5 * var(--unit));
  }
  /* A phone held sideways with its keyboard out: the words come first. */
  @media (max-height: 26em) {
    .hint {
      display: none;
    }
    .scroll {
      min-height: calc(6 * var(--unit));
    }
  }
`;
