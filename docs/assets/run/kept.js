// What has been loaded once is kept by the browser, for days without a network.

export const CACHE = "run";

/** Keep files, and forget those of a former Python. @param {string[]} urls */
export const keepAll = async (urls) => {
  try {
    const cache = await caches.open(CACHE);
    const digest = (/** @type {string} */ url) => /\/run\/([0-9a-f]{16})\//.exec(url)?.[1];
    const now = urls.map(digest).find(Boolean);
    const there = (await cache.keys()).map(({ url }) => url);
    const former = there.filter((url) => now && digest(url) && digest(url) !== now);
    await Promise.all(former.map((url) => cache.delete(url)));
    await cache.addAll(urls.filter((url) => !there.includes(url)));
  } catch {
    // no room, or none wanted: then it is loaded anew
  }
};
