import type { ConsolePlace } from '../console-place'

export const settingPlaces: ConsolePlace[] = []
