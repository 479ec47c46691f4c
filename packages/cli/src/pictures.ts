export const drawFigures = (_run: unknown): { id: string; svg: string }[] => [];
export const reportText = (..._x: unknown[]): string => "";
