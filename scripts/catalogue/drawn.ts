/**
 * A thing as it was drawn: its middle at the bottom is the origin, up is negative. `mount` says where it belongs: on the
 * floor, on a worktop, at the wall, under the ceiling (then its top is where it hangs), or flat on the floor.
 */
export type Drawn = {
  body: string
  width: number
  height: number
  /** Up to where it is the thing itself, where something stands on it or it is seen from above. */
  own?: number
  /** From where it is the thing itself, where pipes or air are drawn below it. */
  under?: number
  mount: 'floor' | 'worktop' | 'wall' | 'ceiling' | 'flat'
}
