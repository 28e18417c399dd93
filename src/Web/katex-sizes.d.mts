export function withQuotientsOfSizes(css: string): string;
