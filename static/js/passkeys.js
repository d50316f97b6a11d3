// Has the browser make or show a passkey when the form is sent, and sends what it answers.
"use strict";

const form = document.querySelector("form[data-passkey]");
const trouble = document.querySelector("[data-passkey-trouble]");
const options = JSON.parse(document.getElementById("passkey-options").textContent).publicKey;

async function answer() {
  if (form.dataset.passkey === "make") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  trouble.hidden = true;
  try {
    const credential = await answer();
    form.elements.credential.value = JSON.stringify(credential.toJSON());
  } catch {
    trouble.hidden = false;
    return;
  }
  form.submit();
});
