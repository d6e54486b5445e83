import type { ConsolePlace } from '../console-place'

export const networkPlaces: ConsolePlace[] = []
