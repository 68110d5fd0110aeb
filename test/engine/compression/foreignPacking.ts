/** What the fixtures unpack to. */
export const foreignText = [1, 2, 3, 4, 5, 6]
  .map((n) => `{"question":"What is ${n} plus ${n}?","answer":"${2 * n}"}\n`)
  .join('');

/** The same text as the tools of others packed it, in base64, by tool. */
export const foreignFiles: Readonly<Record<string, string>> = {
  pigz:
    'H4sICFK9DmsAA2EuanNvbmwAq1YqLE0tLsnMz1OyUgrPSCxRyCxWMFQoyCkFUvZKOkqJecXlqUVASSOlWq5qbKqNIKqNUFSb4FJt' +
    'DFFtjKLaDJdqE4hqExTVFrhUm0JUm6KoNjTApdwMotwMVTnInwD7uYMEFgEAAA==',
  bgzip:
    'H4sIBAAAAAAA/wYAQkMCAHsAdcq9CoAgFAbQvaeQb25IM4mWHqPZQUgI+1FpEN+94U4X8syn4M4uJn8GLNh2m4SPQorryFHIFT1s' +
    'iK97sEChduVvK9qKbd3aI+2RbdPamrZme27tifbEthxa3VA3vCvU7gP7uYMEFgEAAB+LCAQAAAAAAP8GAEJDAgAbAAMAAAAAAAAA' +
    'AAA=',
  'gzip, two members':
    'H4sICFK9DmsCA2IuanNvbmwAq1YqLE0tLsnMz1OyUgrPSCxRyCxWMFQoyCkFUvZKOkqJecXlqUVASSOlWq5qbKqNIKqNUFSb4FJt' +
    'DFFtjKLaDKgaAO7HLN2KAAAAH4sICFK9DmsEA2MuanNvbmwAq1YqLE0tLsnMz1OyUgrPSCxRyCxWMFEoyCkFUvZKOkqJecXlqUVA' +
    'SQulWq5qbKpNIapNUVQbGuBSbgZRboaq3AioHACT4oqKjAAAAA==',
  'zstd -19':
    'KLUv/WQWAL0CABKEDhGQfVyUPiBafmdgG8TukfmEDqB/SWkQhNQ5yZhTCuhffv19G0/34hkJWMsaSMAxZAfbr580Zvy0fR4PoBDo' +
    '6/8bwDMHUqxk8AzgcwCPAXw+nONHUvoqPCI=',
  pzstd:
    'UCpNGAQAAAByAAAAKLUv/QRYLQMAJAR7InF1ZXN0aW9uIjoiV2hhdCBpcyAxIHBsdXMgMT8iLCJhbnN3ZXIiOiIyIn0KMjI0MzM2' +
    'NDQ4NTUxMDY2MTIifQoPAOAIDJdnQASHgUEAeOAwMAgADxwGBgHggcPAIBw/VQb6Kjwi',
  'zstd, two frames, one without a checksum':
    'KLUv/SSKRQIAdAN7InF1ZXN0aW9uIjoiV2hhdCBpcyAxIHBsdXMgMT8iLCJhbnN3ZXIiOiIyIn0KMjI0MzM2In0KBgDgCBgOgAwc' +
    'AcN1/FQZdlY/Ayi1L/0gjFUCAIQDeyJxdWVzdGlvbiI6IldoYXQgaXMgNCBwbHVzIDQ/IiwiYW5zd2VyIjoiOCJ9CjU1MTA2NjIi' +
    'fQoGAEAKwK5UIILDwCAcP1UG',
  'zstd of a stream':
    'KLUv/QRYLQMAJAR7InF1ZXN0aW9uIjoiV2hhdCBpcyAxIHBsdXMgMT8iLCJhbnN3ZXIiOiIyIn0KMjI0MzM2NDQ4NTUxMDY2MTIi' +
    'fQoPAOAIDJdnQASHgUEAeOAwMAgADxwGBgHggcPAIBw/VQb6Kjwi',
  bzip2:
    'QlpoOTFBWSZTWQj5uHcAAIVbgAAQUAR/UICAImX+iiAAigikoGygeo9Q02ieoJJIaA0ANAyYG4Oo5Tpz6dajUdR+jIajgaE8rWsP' +
    'a0hhznAzAzMhYvpsyteCiKYpiiLcWApCkNx2HeNB2HdOIiIiIiJDmPEbjgcDIcDMf4u5IpwoSAR83DuA',
  'bzip2, two streams':
    'QlpoOTFBWSZTWa3Rl3YAAEJbgAAQUAQ9EICAImX+iiAASI9SgNDaj1ANHoZ/qSaD0TQGmTNSD1ChjLJhih2WDEDydxxVFREndO1D' +
    'oggmdCly5UsPIFjFUREcTMyoww4YU/F3JFOFCQrdGXdgQlpoMTFBWSZTWRLBxG4AAENbgAAQUAR3UICAImX+iiAASI9UQAaaeUA0' +
    'eoZ/qSA9TTQBk0zUc8QoY5ZzJlDoiSHFZVGgkGQiEpaVIcjjkToUqVJlC4zKFqoiI4iYExhhwwp+LuSKcKEgJYOI3A==',
};

/** What each is that is refused, and packed nothing, in base64. */
export const oddFiles = {
  dictionary:
    'KLUv/WfCg1J0FgCtAQADQQJ8XczOuTKmXAIS/GDxjHOFxL+DOI8x349vwnWKfNrFWfNHumdTO+F4+XjqSrJMylCcCvoqPCI=',
  longWindow:
    'KLUv/QSovQIAEoQOEZB9XJQ+IFp+Z2AbxO6R+YQOoH9JaRCE1DnJmFMK6F9+/X0bT/fiGQlYyxpIwDFkB9uvnzRm/LR9Hg+gEOjr' +
    '/xvAMwdSrGTwDOBzAI8BfD6c40dS+io8Ig==',
  tarInGzip:
    'H4sIAAAAAAACA+3PvQrCMBSG4cxeRcgskn/Exctw7iCoSKtNi4N471YzRaxOisL7LN9w3uVUs11q6r34JD2I3t938Lja2yhMcNoF' +
    'F4O1QhujgxFSiy/oU1e1Uoq2abpX3bv7nzqrY79O3bap1UKtNlUnt0kaedj3wyzVVFV1Oq3b4WjVZfK0trm2Re3HapdrV9RxrPa5' +
    '9kU9H6tDrkNRGz2Wx5zHMr/9KQAAAAAAAAAAAAAAAADg510BhJT8rwAoAAA=',
  emptyBzip2: 'QlpoORdyRThQkAAAAAA=',
  emptyZstd: 'KLUv/SQAAQAAmenYUQ==',
};
