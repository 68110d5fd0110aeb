/** The weights of a blend as they are typed, by the id of the measure. */
export type Weights = Readonly<Record<string, string>>;
