// Leaves nothing on the page but its figures as files: a line for each, its name, its SVG and its PNG, the latter two in base64.
(async () => {
  const scale = 2;
  const output = document.createElement("pre");

  const base64 = (text) => {
    const bytes = new TextEncoder().encode(text), piece = 0x8000;
    let binary = "";
    for (let i = 0; i < bytes.length; i += piece) {
      binary += String.fromCharCode(...bytes.subarray(i, i + piece));
    }
    return btoa(binary);
  };

  const png = async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml;base64,${base64(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png").split(",")[1];
  };

  try {
    const lines = [];
    for (const figure of document.querySelectorAll("figure.figure")) {
      if (figure.querySelector("[data-save]")) {
        const svg = await pictures.svg(figure);
        lines.push(`${figure.id} ${base64(svg)} ${await png(svg)}`);
      }
    }
    output.id = "figure-files";
    output.textContent = lines.join("\n");
  } catch (problem) {
    output.id = "figure-problem";
    output.textContent = String(problem);
  }
  document.head.remove();
  document.body.replaceChildren(output);
})();
