/** Just before a day, so that what is due on it is still ahead. */
export const justBefore = (day: number): number => day - (Math.abs(day) + 1) * 1e-14;
