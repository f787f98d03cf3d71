// The site's service worker: what runs a page's code is there without the network once it was.
// It lies at the top of the site, so that it serves all pages, and nothing else passes through it.

import { CACHE } from "./kept.js";

const worker = /** @type {any} */ (self);

/** @param {Request} request */
const kept = async (request) => (await caches.match(request)) ?? fetch(request);

/** @param {Request} request */
const fresh = async (request) => {
  try {
    const response = await fetch(request);
    const cache = await caches.open(CACHE);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const last = await caches.match(request);
    if (last) return last;
    throw error;
  }
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  if (/\/assets\/run\/[0-9a-f]{16}\//.test(pathname)) event.respondWith(kept(event.request));
  else if (pathname.includes("/assets/run/")) event.respondWith(fresh(event.request));
});
