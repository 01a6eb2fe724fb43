/** Whether what the program says now reaches the person: yes; perhaps, when they come back to look; no way to write to them. */
export type Reach = "yes" | "perhaps" | "no";
