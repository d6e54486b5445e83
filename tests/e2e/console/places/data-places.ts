import type { ConsolePlace } from '../console-place'

export const dataPlaces: ConsolePlace[] = []
