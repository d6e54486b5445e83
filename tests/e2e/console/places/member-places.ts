import type { ConsolePlace } from '../console-place'

export const memberPlaces: ConsolePlace[] = []
