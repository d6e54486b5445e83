export type Place = { latitude: number; longitude: number }

const WAIT_MS = 8000

/** Roughly where the person is, if they allow it now; null when not. Nothing in the product needs it. */
export function locate(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
      () => resolve(null),
      { timeout: WAIT_MS },
    )
  })
}
