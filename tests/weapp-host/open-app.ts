import { type Answers, type Place, willing } from './answers'
import { type AutomatorPort, serveAutomator } from './automator/serve-automator'
import { builtApp } from './compiler'
import { WeappHost } from './host'
import { WeappView } from './view/view'
import type { Launch, Network, Size } from './wx/desk'

export type AppOptions = {
  /** The built mini-program; `dist/miniprogram` when left out. */
  distFolder?: string
  /** Where requests go, whatever host the app was built for. */
  backendUrl?: string
  launch?: Partial<Launch>
  /** The code of `wx.login`, which the backend's stand-in turns into an openid: `login-<name>`. */
  person?: string
  network?: Network
  /** Where the phone is; null when the person denies the location. */
  location?: Place | null
  answers?: Partial<Answers>
  /** Draws the screen in Chromium too. */
  hasView?: boolean
  screenSize?: Size
  /** The time the app starts at, which then moves by hand only. */
  startsAt?: number
  /** What the app stored before: hand in the same map to start it again on the same phone. */
  storage?: Map<string, string>
  /** Whether the person agreed to the privacy contract before; otherwise the app or WeChat asks when it must. */
  hasAgreedToPrivacy?: boolean
}

export type OpenedApp = {
  host: WeappHost
  view: WeappView | null
  /** For `automator.connect({ wsEndpoint })`. */
  wsEndpoint: string
  close: () => Promise<void>
}

/** Starts a phone with the app, its screen if wanted, and an automation port. Throws when the app was not built. */
export async function openApp(options: AppOptions = {}): Promise<OpenedApp> {
  const folder = options.distFolder ?? builtApp()
  if (folder === null) throw new Error('the mini-program is not built: npm run build:weapp')
  const { person, location } = options
  const host = new WeappHost({
    folder,
    backendUrl: options.backendUrl ?? null,
    ...(options.launch && { launch: options.launch }),
    ...(options.network && { network: options.network }),
    ...(options.screenSize && { screenSize: options.screenSize }),
    hasAgreedToPrivacy: options.hasAgreedToPrivacy ?? false,
    ...(options.storage && { storage: options.storage }),
    ...(options.startsAt !== undefined && { startsAt: options.startsAt }),
    answers: willing({
      ...(person !== undefined && { loginCode: () => person }),
      ...(location !== undefined && { location: () => location }),
      ...options.answers,
    }),
  })
  await host.start()
  const view = options.hasView ? await WeappView.open(host) : null
  const port: AutomatorPort = await serveAutomator(host, view)
  return {
    host,
    view,
    wsEndpoint: port.wsEndpoint,
    close: async () => {
      await port.close()
      await view?.close()
      await host.stop()
    },
  }
}
