import { type AirLook, drawAir } from './draw-air'
import { drawFridge, drawWasher, type FridgeLook, type WasherLook } from './draw-appliance'
import { type BedLook, drawBed, drawMattress, type MattressLook } from './draw-bed'
import {
  drawShelf,
  drawSideboard,
  drawWardrobe,
  type ShelfLook,
  type SideboardLook,
  type WardrobeLook,
} from './draw-cabinet'
import { drawHood, type HoodLook } from './draw-hood'
import { drawLamp, type LampLook } from './draw-lamp'
import { drawSmall, type SmallLook } from './draw-small'
import { drawSofa, type SofaLook } from './draw-sofa'
import { drawStorage, type StorageLook } from './draw-storage'
import { type ChairLook, drawChair, drawTable, type TableLook } from './draw-table'
import { type CurtainLook, drawCurtain, drawRug, type RugLook } from './draw-textile'
import { drawHeater, drawPurifier, type HeaterLook, type PurifierLook } from './draw-water'
import type { Drawn } from './drawn'

/** What a thing looks like, apart from its colour. */
export type Look =
  | SofaLook
  | BedLook
  | MattressLook
  | TableLook
  | ChairLook
  | WardrobeLook
  | ShelfLook
  | SideboardLook
  | StorageLook
  | LampLook
  | CurtainLook
  | RugLook
  | FridgeLook
  | WasherLook
  | AirLook
  | HeaterLook
  | PurifierLook
  | HoodLook
  | SmallLook

type Draw<K extends Look['kind']> = (look: Extract<Look, { kind: K }>, hex: string) => Drawn

const DRAW: { [K in Look['kind']]: Draw<K> } = {
  sofa: drawSofa,
  bed: drawBed,
  mattress: drawMattress,
  table: drawTable,
  chair: drawChair,
  wardrobe: drawWardrobe,
  shelf: drawShelf,
  sideboard: drawSideboard,
  storage: drawStorage,
  lamp: drawLamp,
  curtain: drawCurtain,
  rug: drawRug,
  fridge: drawFridge,
  washer: drawWasher,
  air: drawAir,
  heater: drawHeater,
  purifier: drawPurifier,
  hood: drawHood,
  small: drawSmall,
}

/** Draws a thing of a kind in a colour. */
export function drawThing<K extends Look['kind']>(look: Extract<Look, { kind: K }>, hex: string): Drawn {
  return (DRAW[look.kind as K] as Draw<K>)(look, hex)
}
