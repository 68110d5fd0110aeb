/** The columns that a map goes by. */
export interface MapAxes {
  readonly x: string;
  readonly y: string;
}
