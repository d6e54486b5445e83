type AppConfig = { pages: string[]; subPackages?: { root: string; pages: string[] }[] }

/** Every page of the mini-program, as `src/app.config.ts` lists them, those of sub-packages with their root. */
export async function pagesOfApp(): Promise<string[]> {
  // Taro gives the function to the file when it builds; it returns what it is given.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  const { default: config } = (await import('../../src/app.config')) as { default: AppConfig }
  const ofPackages = (config.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return [...config.pages, ...ofPackages]
}
