import { CONSOLE_BUILT } from '../config/console'
import { type BuiltFrom, contractInClients, isBuiltFrom, writeMark } from './source-mark'

const MADE_FROM: BuiltFrom = {
  sources: ['console', ...contractInClients(), 'config/console.ts', 'package-lock.json'],
  settings: {},
}

/** Whether the console that is built is from the sources as they are. */
export const isConsoleBuilt = () => isBuiltFrom(CONSOLE_BUILT, MADE_FROM)

export const markConsoleBuilt = () => writeMark(CONSOLE_BUILT, MADE_FROM)
