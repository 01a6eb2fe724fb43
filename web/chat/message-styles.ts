import { css } from "lit";

export const messageStyles = css`
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    margin-top: calc(0.375 * var(--unit));
    animation: arrive 0.2s ease-out;
  }
  .message[data-opens]:not(:first-child) {
    margin-top: calc(1.25 * var(--unit));
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  .author:not(.unseen) {
    display: flex;
    align-items: center;
    gap: calc(0.4 * var(--unit));
    margin-bottom: calc(0.3 * var(--unit));
    font-size: calc(0.875 * var(--unit));
    font-weight: 600;
    color: var(--ink-soft);
  }
  .mark {
    display: inline-grid;
    place-items: center;
    width: calc(1.75 * var(--unit));
    height: calc(1.75 * var(--unit));
    color: var(--teal);
    background: var(--teal-pale);
    border-radius: 50%;
  }
  .mediator .mark {
    color: #fff;
    background: var(--teal);
  }
  .mediator .author {
    color: var(--teal-deep);
  }
  .bubble {
    max-width: min(90%, calc(34 * var(--unit)));
    padding: calc(0.7 * var(--unit)) calc(1 * var(--unit));
    overflow-wrap: anywhere;
    background: #fff;
    border: 1px solid #e6dfd3;
    border-radius: calc(1.25 * var(--unit));
    border-start-start-radius: calc(0.35 * var(--unit));
    box-shadow: 0 1px 2px rgb(28 43 45 / 5%);
  }
  .mediator .bubble {
    background: var(--teal-pale);
    border-color: #bcd8d8;
  }
  .resident {
    align-items: flex-end;
  }
  .resident .author {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .resident .bubble {
    color: #fff;
    background: var(--teal);
    border-color: var(--teal);
    border-radius: calc(1.25 * var(--unit));
    border-end-end-radius: calc(0.35 * var(--unit));
  }
  .words > * + * {
    margin-top: calc(0.6 * var(--unit));
  }
  .words p,
  .words li {
    unicode-bidi: plaintext;
    text-align: start;
  }
  .words ol,
  .words ul {
    padding-inline-start: calc(1.6 * var(--unit));
  }
  .words li + li {
    margin-top: calc(0.4 * var(--unit));
  }
  .words ol > li::marker {
    font-weight: 700;
    color: var(--teal);
  }
  .resident .words ol > li::marker {
    color: inherit;
  }
  .file + .words:not(:empty) {
    margin-top: calc(0.6 * var(--unit));
  }
  .file img,
  .file video,
  .file audio {
    display: block;
    max-width: 100%;
    margin-bottom: calc(0.4 * var(--unit));
    border-radius: calc(0.6 * var(--unit));
  }
  .file img,
  .file video {
    max-height: 60vh;
  }
  .file button span {
    overflow-wrap: anywhere;
  }
  .tight {
    white-space: nowrap;
  }
  .words a {
    display: inline-block;
    padding-block: 0.1em;
    color: var(--teal);
    font-weight: 600;
    text-underline-offset: 0.18em;
  }
  .resident .words a {
    color: inherit;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(0.75 * var(--unit));
    margin-top: calc(0.15 * var(--unit));
    font-size: calc(0.8125 * var(--unit));
    color: var(--ink-soft);
  }
  .resident .foot {
    justify-content: flex-end;
    color: #d5e8e9;
  }
  .foot:has(.listen) {
    margin-block: calc(-0.2 * var(--unit)) calc(-0.55 * var(--unit));
    margin-inline-end: calc(-0.5 * var(--unit));
  }
  .listen button[aria-pressed="true"] {
    background: var(--teal-pale);
  }
  .status {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    font-size: calc(0.875 * var(--unit));
    color: var(--ink-soft);
  }
  .slow {
    padding-block: calc(0.2 * var(--unit));
    animation: appear 0.2s 0.8s backwards;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .code {
    margin-block: calc(0.6 * var(--unit)) calc(0.3 * var(--unit));
    padding: calc(0.75 * var(--unit));
    text-align: center;
    background: var(--sand);
    border: 2px dashed var(--teal);
    border-radius: calc(0.875 * var(--unit));
  }
  .code-label {
    font-size: calc(0.9375 * var(--unit));
  }
  .code-value {
    font-size: calc(2.25 * var(--unit));
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: 0.12em;
    text-indent: 0.12em;
  }
  .code button {
    margin-top: calc(0.6 * var(--unit));
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--unit));
    margin-top: calc(0.75 * var(--unit));
  }
  .choices button {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .typing {
    display: flex;
    gap: calc(0.3 * var(--unit));
    width: max-content;
    margin-top: calc(0.75 * var(--unit));
    padding: calc(0.9 * var(--unit)) calc(1 * var(--unit));
    background: #fff;
    border: 1px solid #e6dfd3;
    border-radius: calc(1.25 * var(--unit));
    border-start-start-radius: calc(0.35 * var(--unit));
  }
  .typing i {
    width: calc(0.5 * var(--unit));
    height: calc(0.5 * var(--unit));
    background: var(--teal);
    border-radius: 50%;
    animation: breathe 1.2s infinite ease-in-out;
  }
  .typing i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .typing i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }
`;
