import { createTheme, type MantineColorsTuple } from "@mantine/core";

const teal: MantineColorsTuple = [
  "#eaf5f5",
  "#d3e8e9",
  "#a6d1d4",
  "#76b8bd",
  "#4ca1a8",
  "#2b8a93",
  "#167580",
  "#0b5d66",
  "#094d55",
  "#063c43",
];
/** Only for what cannot wait. Shade 7 carries white text (5.3:1). */
const coral: MantineColorsTuple = [
  "#fdf0ec",
  "#fadcd4",
  "#f3b7a9",
  "#eb917d",
  "#e4745c",
  "#d9573f",
  "#c94a33",
  "#b23c27",
  "#93301f",
  "#752518",
];
const sand: MantineColorsTuple = [
  "#fdfbf8",
  "#faf7f2",
  "#f3ede3",
  "#e8dfd0",
  "#d8cbb6",
  "#c0af94",
  "#a08f73",
  "#7c6d54",
  "#5c503d",
  "#3f372a",
];

export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: 7,
  colors: { teal, coral, sand },
  black: "#1c2b2d",
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontFamily: "inherit", fontWeight: "650" },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    // A phone zooms into fields whose letters are smaller than 16 px.
    Input: { styles: { input: { fontSize: "1rem" } } },
  },
});
